"""The only package that imports Google's libraries; everything above it sees plain values."""
