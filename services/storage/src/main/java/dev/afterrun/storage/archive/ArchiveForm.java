package dev.afterrun.storage.archive;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** A form in which files are archived, by the end of its name. */
public enum ArchiveForm {
    TAR_ZST(".tar.zst", "application/zstd"),
    ZIP(".zip", "application/zip");

    private final String suffix;
    private final String mediaType;

    ArchiveForm(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** The form that {@code name} ends in. */
    public static Optional<ArchiveForm> ofName(String name) {
        return Arrays.stream(values())
                .filter(form -> name.endsWith(form.suffix) && name.length() > form.suffix.length())
                .findFirst();
    }

    /** What names of such archives end in. */
    public String suffix() {
        return suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    ArchiveWriter into(OutputStream out) {
        return switch (this) {
            case TAR_ZST -> new TarZst(out);
            case ZIP -> new Zip(out);
        };
    }
}
