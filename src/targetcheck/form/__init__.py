"""What has to be filled in: the CSV form of the wanted figures."""
