"""The pages of `retain report`: one module a section."""
