"""The diary on disk, the only floor that speaks SQL."""
