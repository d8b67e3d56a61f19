"""What the sources say and what is assumed: tables, sources, observations, parameters, claims."""
