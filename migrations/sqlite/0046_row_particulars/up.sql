-- What the text about a row names, so that pages say it in the reader's language; none where it names nothing.
ALTER TABLE import_rows ADD COLUMN particulars TEXT;
