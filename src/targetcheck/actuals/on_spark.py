"""Apache Spark as the engine (extra `spark`)."""
