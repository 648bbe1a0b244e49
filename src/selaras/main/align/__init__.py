"""The batch over many governments: files in, pairs and a roll-up out, on one machine or on Apache Spark. Knows no Django."""
