package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did that changes what others see or may do. Publishing and downloading are none: runs and counts tell of those. */
public enum Act {
    /** A pointer was led to a commit. */
    POINTER_MOVED,
    /** A pointer was given a branch to follow. */
    POINTER_FOLLOWS,
    /** A pointer was led back to where it was. */
    POINTER_UNDONE,
    /** A pointer was led nowhere. */
    POINTER_REMOVED,
    /** Files are kept by a pin, or its time or reason was changed. */
    FILES_PINNED,
    /** A pin was ended before its time. */
    FILES_UNPINNED,
    /** A comment has the files of a pull request's head kept for longer. */
    FILES_KEPT,
    /** A comment lets the files of a pull request go. */
    FILES_DROPPED,
    /** A pull request may bring package files. */
    UPLOADS_SWITCHED_ON,
    /** … and may not any more. */
    UPLOADS_SWITCHED_OFF,
    /** The forge is asked to run a pull request's runs once more. */
    RERUN_ASKED,
    /** What was saved under a name is restored no more. */
    SET_INVALIDATED,
    /** An upload token was made. */
    UPLOAD_TOKEN_MADE,
    /** An upload token was revoked. */
    UPLOAD_TOKEN_REVOKED,
    /** A file that was sent by hand was deleted by whoever had its address for that. */
    SHARE_DELETED,
    /** Files begin to be copied to another store, or the first store begins to be drained. */
    MOVE_BEGUN,
    /** That was stopped. */
    MOVE_STOPPED,
    /** Stores begin to be compared with rows. */
    STORE_AUDIT_BEGUN,
    /** That was stopped. */
    STORE_AUDIT_STOPPED,
    /** The store is asked to end abandoned uploads by rules of its own. */
    STORE_RULES_ASKED,
    /** All stored bytes begin to be read again. */
    VERIFICATION_BEGUN,
    /** All jobs that have an end begin to be told once more. */
    TELLING_BEGUN,
    /** Somebody who was known wanted what they may not. */
    REFUSED;

    /** As JSON and addresses have it: {@code pointer-moved}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The act of this word. */
    public static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
