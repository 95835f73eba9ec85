package dev.afterrun.storage.testreport;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JUnit XML, of which there is no standard but a form that all tools write: {@code testsuites} or {@code testsuite} at the
 * root, {@code testcase} within, and in it what went wrong. What surefire says of tests that it tried again is understood.
 *
 * <p>A report is a stranger's: it is read as a stream, document types and entities are refused, and it is bounded in bytes, in
 * depth and in tests.
 */
final class JUnitXml {
    /** Tools nest suites a few times. */
    private static final int DEPTH = 50;

    private static final XMLInputFactory PARSERS = parsers();

    private JUnitXml() {}

    /**
     * What the report says; empty where the file is XML of another kind.
     *
     * @throws ReportDefect when it is a report and cannot be read
     * @throws IOException when the store failed
     */
    static Optional<TestReport> read(InputStream content) throws IOException, ReportDefect {
        var store = new StoreFailures(content);
        var reading = new ReportReading();
        try {
            var parser = parser(store);
            var opening = parser.map(Opening::of).orElse(Opening.NO_REPORT);
            if (opening == Opening.NO_REPORT) {
                store.throwFailure();
                return Optional.empty();
            }
            if (opening == Opening.REPORT_WITH_TYPE) {
                throw new ReportDefect("its report has a document type, which is not read");
            }
            read(parser.orElseThrow(), reading);
            return Optional.of(reading.report());
        } catch (XMLStreamException broken) {
            store.throwFailure();
            throw new ReportDefect(why(broken));
        }
    }

    private static Optional<XMLStreamReader> parser(InputStream content) {
        try {
            return Optional.of(PARSERS.createXMLStreamReader(new BoundedMarkup(content)));
        } catch (XMLStreamException noXml) {
            return Optional.empty();
        }
    }

    private static void read(XMLStreamReader parser, ReportReading reading) throws XMLStreamException, ReportDefect {
        var depth = 1;
        reading.begin(parser);
        while (depth > 0) {
            switch (parser.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEPTH) {
                        throw new ReportDefect("its report is nested more than " + DEPTH + " deep");
                    }
                    reading.begin(parser);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    reading.end(parser.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    reading.text(parser.getText());
                case XMLStreamConstants.END_DOCUMENT -> throw new ReportDefect("its report ends in the middle");
                default -> {}
            }
        }
    }

    private static String why(XMLStreamException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedMarkup.TooLong tooLong) {
                return String.valueOf(tooLong.getMessage());
            }
        }
        var at = broken.getLocation();
        return at == null ? "its XML is broken" : "its XML is broken at line " + at.getLineNumber();
    }

    private static XMLInputFactory parsers() {
        // The JDK's own, whatever else is there.
        var parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        parsers.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return parsers;
    }

    /** How a file begins. */
    private enum Opening {
        REPORT,
        REPORT_WITH_TYPE,
        NO_REPORT;

        static Opening of(XMLStreamReader parser) {
            try {
                var type = false;
                while (parser.hasNext()) {
                    var next = parser.next();
                    type |= next == XMLStreamConstants.DTD;
                    if (next == XMLStreamConstants.START_ELEMENT) {
                        return isRoot(parser.getLocalName()) ? type ? REPORT_WITH_TYPE : REPORT : NO_REPORT;
                    }
                }
                return NO_REPORT;
            } catch (XMLStreamException broken) {
                // What breaks before its root is called XML and says nothing of tests.
                return NO_REPORT;
            }
        }

        private static boolean isRoot(String element) {
            return element.equals("testsuites") || element.equals("testsuite");
        }
    }
}
