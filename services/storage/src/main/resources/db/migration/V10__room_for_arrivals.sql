-- Every blob that is announced is updated once, when it has arrived. With room left on its page, the row stays there and
-- neither of its indexes is touched.
ALTER TABLE session_blob SET (fillfactor = 50);
