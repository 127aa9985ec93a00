"""The HTTP protocol of LanguageTool, as its clients speak it: a question (`query`), its text (`annotation`), a reply (`reply`)."""
