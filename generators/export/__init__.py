"""Papers out of Google Docs: names of files, one file of many papers, tables of contents, archives; pure."""
