package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.ArtifactPath;
import java.util.Locale;
import java.util.Map;

/** Media types by the last part of a name. Nothing is guessed from bytes, here or by browsers. */
final class ContentTypes {
    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("bz2", "application/x-bzip2"),
            Map.entry("conda", "application/zip"),
            Map.entry("crate", "application/gzip"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("gif", "image/gif"),
            Map.entry("gz", "application/gzip"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("jar", "application/java-archive"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("log", "text/plain; charset=utf-8"),
            Map.entry("map", "application/json"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("otf", "font/otf"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("tgz", "application/gzip"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("webm", "video/webm"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("whl", "application/zip"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("xml", "application/xml"),
            Map.entry("xz", "application/x-xz"),
            Map.entry("zip", "application/zip"),
            Map.entry("zst", "application/zstd"));

    private ContentTypes() {}

    /** The value of {@code Content-Type} for a file of this name. */
    static String of(ArtifactPath path) {
        return BY_EXTENSION.getOrDefault(extension(path), UNKNOWN);
    }

    private static String extension(ArtifactPath path) {
        var name = path.fileName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
