package dev.afterrun.storage.index.conda;

import java.util.Arrays;
import java.util.Optional;

/** The documents of a channel's folder that clients ask for. */
public enum CondaDocument {
    REPODATA(Content.ALL, Packing.NONE),
    REPODATA_ZST(Content.ALL, Packing.ZSTD),
    REPODATA_BZ2(Content.ALL, Packing.BZIP2),
    CURRENT(Content.CURRENT, Packing.NONE),
    CURRENT_ZST(Content.CURRENT, Packing.ZSTD),
    CURRENT_BZ2(Content.CURRENT, Packing.BZIP2);

    private final Content content;
    private final Packing packing;

    CondaDocument(Content content, Packing packing) {
        this.content = content;
        this.packing = packing;
    }

    /** The document that is called so. */
    public static Optional<CondaDocument> called(String fileName) {
        return Arrays.stream(values())
                .filter(document -> fileName.equals(document.content.fileName() + document.packing.suffix()))
                .findFirst();
    }

    /** What its bytes are. */
    public String contentType() {
        return packing.contentType();
    }

    Content content() {
        return content;
    }

    Packing packing() {
        return packing;
    }

    /** What is listed. */
    enum Content {
        ALL("repodata.json"),
        CURRENT("current_repodata.json");

        private final String fileName;

        Content(String fileName) {
            this.fileName = fileName;
        }

        String fileName() {
            return fileName;
        }
    }
}
