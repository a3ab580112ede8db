"""The job's image: what it is made of, and a check that makes it without a container engine and runs the job in it."""
