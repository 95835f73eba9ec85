package dev.afterrun.storage.share.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.share.ArrivingFile;
import dev.afterrun.storage.share.Parcel;
import dev.afterrun.storage.share.TermRules;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/**
 * A form (RFC 7578) as it comes. Whatever part has a file name is a file and goes to the store; of the others the fields of 0x0
 * are known, {@code expires} and {@code secret}, whose wish every address fulfils. Nothing but a field is held in memory.
 */
final class Form implements MultipartParser.PartHandler, Closeable {
    private static final int CHUNK = 64 * 1024;
    private static final int FIELD_BYTES = 1024;

    /** Bytes without any part beginning or going on: before the first, and of a part's own head. */
    private static final int HEAD_BYTES = 128 * 1024;

    /** More files than one form may have are refused as such. */
    private static final int PARTS = 200;

    private final Parcel parcel;
    private final TermRules rules;
    private Optional<ArrivingFile> file = Optional.empty();
    private String field = "";
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private Optional<Duration> stay = Optional.empty();
    private int parts;
    private int silent;

    Form(Parcel parcel, TermRules rules) {
        this.parcel = parcel;
        this.rules = rules;
    }

    /** How long its files are to be there, where it says so. */
    Optional<Duration> stay() {
        return stay;
    }

    /** Reads {@code body} to the form's end; 400 where it ends before that. */
    void read(InputStream body, byte[] boundary) throws IOException {
        var parser = MultipartParser.beginParse(this, boundary, StandardCharsets.UTF_8.name());
        var chunk = new byte[CHUNK];
        try {
            for (var count = 0; count >= 0 && !parser.isComplete(); count = body.read(chunk)) {
                silent += count;
                parser.parse(ByteBuffer.wrap(chunk, 0, count));
                refuseEndlessHead();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (MultipartParser.MalformedMessageException e) {
            throw malformed("a part's head is not of the form NAME: VALUE");
        }
        if (!parser.isComplete()) {
            throw malformed("it ends before its last boundary");
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        silent = 0;
        if (++parts > PARTS) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the form has more parts than one may have; send several", PARTS + " parts", parts + " parts"));
        }
        var disposition = Optional.ofNullable(headers.getFirst("Content-Disposition"))
                .orElseThrow(() -> malformed("a part has no Content-Disposition"));
        field = parameter(disposition, "name").orElse("");
        parameter(disposition, "filename").ifPresentOrElse(this::begin, this::checkField);
    }

    @Override
    public void data(ByteBuffer bytes) throws IOException {
        silent = 0;
        if (file.isPresent()) {
            file.get().take(bytes);
            return;
        }
        if (value.size() + bytes.remaining() > FIELD_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the field '" + field + "' is longer than a field may be",
                    FIELD_BYTES + " bytes",
                    "at least " + (value.size() + bytes.remaining()) + " bytes"));
        }
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        value.writeBytes(copy);
    }

    @Override
    public void endPart() {
        silent = 0;
        if (file.isPresent()) {
            endFile(file.get());
        } else if (field.equals("expires")) {
            stay = Optional.of(rules.expires(value.toString(StandardCharsets.UTF_8)));
        }
        value.reset();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    private void begin(String name) {
        try {
            file = Optional.of(parcel.next(FileNames.path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endFile(ArrivingFile ended) {
        try {
            parcel.keep(ended);
            ended.close();
            file = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkField() {
        if (!field.equals("expires") && !field.equals("secret")) {
            throw new ProblemException(ProblemType.INVALID.because("the form's field '" + shown(field)
                    + "' is not known; a file is sent as in curl -F file=@NAME, beside it 'expires' is taken"));
        }
    }

    private void refuseEndlessHead() {
        if (silent > HEAD_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "a part of the form has too long a head", HEAD_BYTES + " bytes", "at least " + silent + " bytes"));
        }
    }

    private static Optional<String> parameter(String disposition, String name) {
        return Optional.ofNullable(HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, name));
    }

    private static ProblemException malformed(String why) {
        return new ProblemException(ProblemType.MALFORMED.because("the form cannot be read: " + why));
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
