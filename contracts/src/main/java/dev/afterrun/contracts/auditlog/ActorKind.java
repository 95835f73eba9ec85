package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What proves who acted. */
public enum ActorKind {
    /** The token that the launcher makes for the owner of one machine. */
    LOCAL_OPERATOR,
    /** A person's or a service's account of a realm. */
    ACCOUNT,
    /** A job's own token, by its CI system. */
    JOB,
    /** An upload token, which is named by its number. */
    UPLOAD_TOKEN,
    /** An install token, which is named by its number. */
    INSTALL_TOKEN,
    /** A user of the forge, who commented or set a label there: as the forge tells. */
    FORGE_USER,
    /** Whoever has a secret address: nobody knows who that is. */
    ADDRESS;

    /** As JSON has it: {@code local-operator}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this word. */
    public static ActorKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of actor"));
    }
}
