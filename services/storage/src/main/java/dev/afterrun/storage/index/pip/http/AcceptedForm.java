package dev.afterrun.storage.index.pip.http;

import dev.afterrun.storage.index.pip.SimpleForm;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.ParsedHeaderValues;
import io.vertx.ext.web.impl.ParsableMIMEValue;
import java.util.List;
import java.util.Optional;

/** The form of the index that a reader likes best. */
final class AcceptedForm {
    private static final List<SimpleForm> FORMS = List.of(SimpleForm.values());
    private static final List<MIMEHeader> OFFERED = FORMS.stream()
            .map(form -> (MIMEHeader) new ParsableMIMEValue(form.mediaType()).forceParse())
            .toList();

    private AcceptedForm() {}

    /** By {@code Accept}; pages for those who take none. */
    static SimpleForm of(ParsedHeaderValues headers) {
        return Optional.ofNullable(headers.findBestUserAcceptedIn(headers.accept(), OFFERED))
                .map(best -> FORMS.get(OFFERED.indexOf(best)))
                .orElse(SimpleForm.PAGE);
    }
}
