package dev.afterrun.storage.index.conda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.afterrun.contracts.Digest;
import java.io.IOException;

/** What is kept of a conda package: what the index sorts by, and the record, which it repeats without reading it. */
final class CondaFacts {
    private static final JsonFactory JSON = new JsonFactory();

    private CondaFacts() {}

    static String write(CondaRecord record) {
        // Neither a file name nor a folder has a character that JSON would write otherwise.
        return "{\"fn\":\"" + record.name().fileName() + "\",\"subdir\":\"" + record.subdir() + "\",\"record\":"
                + record.json() + "}";
    }

    /** What {@link #write} wrote, with the digest that the package is kept under. */
    static CondaEntry read(String facts, Digest sha256) {
        try (var parser = JSON.createParser(facts)) {
            parser.nextToken();
            var fileName = text(parser);
            var subdir = text(parser);
            parser.nextToken();
            parser.nextToken();
            var begin = (int) parser.currentTokenLocation().getCharOffset() + 1;
            var record = "{\"sha256\":\"" + sha256.hex() + "\"," + facts.substring(begin, facts.length() - 1);
            return new CondaEntry(CondaName.parse(fileName).orElseThrow(), subdir, record);
        } catch (IOException e) {
            throw new IllegalStateException("facts of a package are kept as they were written", e);
        }
    }

    /** What a file of the package has to be called. */
    static String fileName(String facts) {
        try (var parser = JSON.createParser(facts)) {
            parser.nextToken();
            return text(parser);
        } catch (IOException e) {
            throw new IllegalStateException("facts of a package are kept as they were written", e);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        parser.nextToken();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw new IOException("a text is missing");
        }
        return parser.getText();
    }
}
