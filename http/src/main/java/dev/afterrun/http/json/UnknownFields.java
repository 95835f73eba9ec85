package dev.afterrun.http.json;

/** What becomes of fields that a record does not have. */
public enum UnknownFields {
    /** An event's: newer clients may say more, and it is kept. */
    KEPT,
    /** A request's to our own API: a misspelt field is an error, not a silence. */
    REFUSED
}
