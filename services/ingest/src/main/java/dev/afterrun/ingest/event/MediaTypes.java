package dev.afterrun.ingest.event;

import java.util.Locale;

/** The media types of events. Parameters such as {@code charset} are left aside: JSON is UTF-8 (RFC 8259). */
public final class MediaTypes {
    /** One CloudEvent, its attributes in the body too (structured mode). */
    public static final String STRUCTURED = "application/cloudevents+json";

    /** A list of CloudEvents. */
    public static final String BATCHED = "application/cloudevents-batch+json";

    private static final String JSON = "application/json";

    private MediaTypes() {}

    /** Whether {@code contentType} is JSON or a dialect of it that is no CloudEvent. */
    public static boolean json(String contentType) {
        var name = withoutParameters(contentType);
        return name.equals(JSON) || (name.endsWith("+json") && !name.startsWith("application/cloudevents"));
    }

    /** The bare type in lower case. */
    public static String withoutParameters(String contentType) {
        var semicolon = contentType.indexOf(';');
        var name = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
