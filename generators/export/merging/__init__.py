"""Many papers become one .docx, each as it was: its pages, headers, styles, lists and notes."""
