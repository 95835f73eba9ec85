package dev.afterrun.contracts.token;

import java.util.List;

/** The tokens of a repository, the newest first: those that are good, and those that ended lately. */
public record UploadTokenList(List<UploadTokenShown> tokens) {
    /** Lists are never null, whatever the JSON left out. */
    public UploadTokenList {
        tokens = tokens == null ? List.of() : List.copyOf(tokens);
    }
}
