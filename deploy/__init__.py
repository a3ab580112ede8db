"""Google Cloud: the image of the job, its definitions, and the script that sets a project up."""
