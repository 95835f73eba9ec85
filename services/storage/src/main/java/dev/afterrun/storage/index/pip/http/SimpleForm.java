package dev.afterrun.storage.index.pip.http;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.ParsedHeaderValues;
import io.vertx.ext.web.impl.ParsableMIMEValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which the index is written (PEP 691), the one for whoever takes any of them first. */
enum SimpleForm {
    PAGE("text/html"),
    HTML("application/vnd.pypi.simple.v1+html"),
    JSON("application/vnd.pypi.simple.v1+json");

    private static final List<MIMEHeader> OFFERED = Arrays.stream(values())
            .map(form -> (MIMEHeader) new ParsableMIMEValue(form.mediaType).forceParse())
            .toList();

    private final String mediaType;

    SimpleForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What the answer is called. */
    String contentType() {
        return this == PAGE ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** The form that the reader likes best; pages for those who take none. */
    static SimpleForm wantedBy(ParsedHeaderValues headers) {
        return Optional.ofNullable(headers.findBestUserAcceptedIn(headers.accept(), OFFERED))
                .map(best -> values()[OFFERED.indexOf(best)])
                .orElse(PAGE);
    }
}
