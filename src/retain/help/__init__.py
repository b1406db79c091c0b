"""The pages that `retain help TOPIC` shows."""
