package dev.afterrun.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What the head of one JUnit XML file says.
 *
 * @param failures those that failed and those that broke
 * @param seconds as the file has it
 */
record TestSuite(String name, int tests, int failures, int skipped, double seconds) {

    /** Those of a directory of {@code TEST-*.xml}, by name. */
    static List<TestSuite> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            var suites = new ArrayList<TestSuite>();
            for (var file : files) {
                suites.add(read(file));
            }
            suites.sort(Comparator.comparing(TestSuite::name));
            return List.copyOf(suites);
        }
    }

    private static TestSuite read(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var suite = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            return new TestSuite(
                    suite.getAttribute("name"),
                    number(suite, "tests"),
                    number(suite, "failures") + number(suite, "errors"),
                    number(suite, "skipped"),
                    Double.parseDouble(suite.getAttribute("time").replace(",", "")));
        } catch (ParserConfigurationException | SAXException | NumberFormatException e) {
            throw new IOException(file + " is not JUnit's XML: " + e.getMessage(), e);
        }
    }

    private static int number(Element suite, String attribute) {
        var value = suite.getAttribute(attribute);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }
}
