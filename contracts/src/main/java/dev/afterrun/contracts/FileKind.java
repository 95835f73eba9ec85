package dev.afterrun.contracts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people want a file for, as its path tells; the most wanted first. */
public enum FileKind {
    /** Something to install or unpack. */
    PACKAGE("Packages"),
    /** Whatever no other kind claims, such as programs and data. */
    OTHER("Other files"),
    /** Something to read. */
    DOCUMENT("Documents"),
    /** What tools say of tests and code. */
    REPORT("Reports"),
    /** What a program said while it ran. */
    LOG("Logs");

    private static final Pattern REPORTS_FOLDER =
            Pattern.compile("(surefire|failsafe|junit|tests?|coverage|jacoco|lint)[-_](reports?|results?)|coverage");
    private static final List<String> PACKAGES = List.of(
            ".whl",
            ".conda",
            ".crate",
            ".tgz",
            ".tar.gz",
            ".tar.bz2",
            ".tar.xz",
            ".tar.zst",
            ".zip",
            ".7z",
            ".jar",
            ".war",
            ".deb",
            ".rpm",
            ".apk",
            ".aab",
            ".ipa",
            ".msi",
            ".exe",
            ".dmg",
            ".pkg",
            ".appimage",
            ".snap",
            ".flatpak",
            ".nupkg",
            ".gem",
            ".vsix",
            ".egg");
    private static final List<String> DOCUMENTS = List.of(
            ".html", ".htm", ".md", ".txt", ".pdf", ".rst", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".css",
            ".js");
    private static final List<String> REPORTS = List.of(".xml", ".sarif", ".lcov", ".tap", ".trx");
    private static final List<String> LOGS = List.of(".log", ".log.gz", ".log.zst", ".out", ".err");

    private final String heading;

    FileKind(String heading) {
        this.heading = heading;
    }

    /** The kind of the file at {@code path}. */
    public static FileKind of(ArtifactPath path) {
        var name = path.fileName().toLowerCase(Locale.ROOT);
        if (endsWith(name, LOGS)) {
            return LOG;
        }
        if (endsWith(name, REPORTS) || liesInReports(path)) {
            return REPORT;
        }
        if (endsWith(name, PACKAGES)) {
            return PACKAGE;
        }
        return endsWith(name, DOCUMENTS) ? DOCUMENT : OTHER;
    }

    /** What stands above files of this kind. */
    public String heading() {
        return heading;
    }

    private static boolean endsWith(String name, List<String> endings) {
        return endings.stream().anyMatch(name::endsWith);
    }

    private static boolean liesInReports(ArtifactPath path) {
        var folders = path.value().toLowerCase(Locale.ROOT).split("/", -1);
        for (var i = 0; i < folders.length - 1; i++) {
            if (REPORTS_FOLDER.matcher(folders[i]).matches()) {
                return true;
            }
        }
        return false;
    }
}
