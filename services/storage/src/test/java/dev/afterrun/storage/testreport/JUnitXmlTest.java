package dev.afterrun.storage.testreport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.storage.testreport.ReportedTest.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JUnitXmlTest {

    @Test
    void whatSurefireWritesIsRead() throws Exception {
        // When
        var report = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="org.example.GreetingTest" time="1,234.5" tests="4">
                  <properties><property name="java.version" value="25"/></properties>
                  <testcase name="saysHello" classname="org.example.GreetingTest" time="1,200.25">
                    <failure message="expected: &quot;hello&quot;" type="AssertionError"><![CDATA[org.opentest4j.AssertionFailedError: expected: "hello"
                	at org.example.GreetingTest.saysHello(GreetingTest.java:12)]]></failure>
                    <system-out><![CDATA[ noise <b>]]></system-out>
                  </testcase>
                  <testcase name="breaks" classname="org.example.GreetingTest" time="0.5"><error type="NullPointerException"/></testcase>
                  <testcase name="later" classname="org.example.GreetingTest"><skipped message="not yet"/></testcase>
                  <testcase name="works" classname="org.example.GreetingTest" time="0.25"/>
                </testsuite>
                """);

        // Then
        assertThat(report.counts()).isEqualTo(new TestCounts(1, 1, 1, 1));
        assertThat(report.millis()).isEqualTo(1_201_000);
        assertThat(report.remarkable()).hasSize(2);
        assertThat(report.remarkable().getFirst())
                .isEqualTo(
                        new ReportedTest(Outcome.FAILED, new TestName("org.example.GreetingTest", "saysHello"), """
                org.opentest4j.AssertionFailedError: expected: "hello"
                	at org.example.GreetingTest.saysHello(GreetingTest.java:12)"""));
        assertThat(report.passed()).containsExactly(new TestName("org.example.GreetingTest", "works").hash());
    }

    @Test
    void testThatPassedWhenItWasTriedAgainIsFlakyAndOneThatNeverDidIsNot() throws Exception {
        // When
        var report = read("""
                <testsuite name="s">
                  <testcase name="flaky" classname="c"><flakyFailure message="first try" type="x"><stackTrace>at a
                    at b</stackTrace></flakyFailure><flakyError message="second"/></testcase>
                  <testcase name="broken" classname="c"><failure message="1"/><rerunFailure message="2"/></testcase>
                  <testcase name="both" classname="c"><flakyFailure message="1"/><failure message="2"/></testcase>
                </testsuite>
                """);

        // Then
        assertThat(report.counts()).isEqualTo(new TestCounts(1, 2, 0, 0));
        assertThat(report.remarkable())
                .extracting(ReportedTest::outcome)
                .containsExactly(Outcome.FLAKY, Outcome.FAILED, Outcome.FAILED);
        assertThat(report.remarkable().getFirst().output()).startsWith("first try\nat a");
        assertThat(report.passed()).hasSize(1);
    }

    @Test
    void whatPytestAndGoAndJestWriteIsRead() throws Exception {
        // When
        var report = read("""
                <testsuites name="all"><testsuite name="pytest" errors="0"><testcase classname="tests.test_a" name="test_b[x-1]" time="0.001">
                <failure message="assert 1 == 2">def test_b():
                >   assert 1 == 2
                E   assert 1 == 2</failure></testcase></testsuite>
                <testsuite name="example.com/go/pkg"><testcase classname="" name="TestX" time="0.00"><failure message="Failed" type="">x_test.go:9: no</failure></testcase></testsuite>
                <testsuite name="outer"><testsuite name="inner"><testcase name="adds"/></testsuite><testcase name="after"/></testsuite></testsuites>
                """);

        // Then
        assertThat(report.counts()).isEqualTo(new TestCounts(2, 2, 0, 0));
        assertThat(report.remarkable().get(0).output()).startsWith("def test_b()");
        assertThat(report.remarkable().get(1))
                .isEqualTo(new ReportedTest(
                        Outcome.FAILED, new TestName("example.com/go/pkg", "TestX"), "Failed\nx_test.go:9: no"));
        assertThat(report.passed())
                .containsExactly(new TestName("inner", "adds").hash(), new TestName("outer", "after").hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project/>",
                "",
                "no xml",
                "<",
                "<?xml version='1.0'?><!DOCTYPE html><html/>",
                "<html><testsuite/></html>"
            })
    void whatIsNoReportIsNone(String content) throws Exception {
        assertThat(JUnitXml.read(stream(content))).isEmpty();
    }

    @Test
    void reportThatEndsInTheMiddleIsBroken() {
        assertDefect("<testsuite><testcase name='a'>", "its XML is broken at line 1");
    }

    @Test
    void entitiesAreNotReplaced() {
        assertDefect("""
                <!DOCTYPE testsuite [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c SYSTEM "file:///etc/passwd">]>
                <testsuite><testcase name="a"><failure>&b;&c;</failure></testcase></testsuite>
                """, "its report has a document type, which is not read");
    }

    @Test
    void depthIsBounded() {
        assertDefect("<testsuite>".repeat(60), "its report is nested more than 50 deep");
    }

    @Test
    void numberOfTestsIsBounded() {
        assertDefect(
                "<testsuite>" + "<testcase/>".repeat(Limits.TESTS_OF_A_REPORT + 1),
                "its report has more than " + Limits.TESTS_OF_A_REPORT + " tests");
    }

    @Test
    void tagsAreBounded() {
        assertDefect(
                "<testsuite><testcase name='" + "x".repeat(BoundedMarkup.TAG_BYTES) + "'/></testsuite>",
                "its report has a tag of more than " + BoundedMarkup.TAG_BYTES + " bytes");
    }

    @Test
    void bytesAreBounded() {
        assertDefect(
                "<testsuite><system-out>" + "x".repeat(Limits.REPORT_BYTES) + "</system-out></testsuite>",
                "its report has more than " + Limits.REPORT_BYTES + " bytes");
    }

    @Test
    void longTextsThatTagsMightBeginInArePassedOver() throws Exception {
        // Given
        var log = "if (a < b) \"".repeat(200_000);

        // When
        var report = read("<testsuite><!-- > ' --><?x y?><system-out><![CDATA[" + log
                + "]]></system-out><testcase name='a'/></testsuite>");

        // Then
        assertThat(report.counts().passed()).isOne();
    }

    @Test
    void namesAndOutputAreCutOff() throws Exception {
        // When
        var report = read("<testsuite><testcase classname='" + "c".repeat(400) + "' name='&#10;a&#9;" + "🦊".repeat(400)
                + "'><failure>" + "é".repeat(5_000) + "</failure></testcase></testsuite>");

        // Then
        var test = report.remarkable().getFirst();
        assertThat(test.name().suite()).hasSize(Limits.TEST_NAME).endsWith("…");
        assertThat(test.name().name()).startsWith("a 🦊").endsWith("🦊…");
        assertThat(test.output().getBytes(UTF_8)).hasSize(Limits.TEST_OUTPUT_BYTES);
    }

    @Test
    void cutNeverLeavesHalfACharacter() throws Exception {
        // When
        var report = read(
                "<testsuite><testcase name='a'><failure>x" + "🦊".repeat(5_000) + "</failure></testcase></testsuite>");

        // Then
        assertThat(StandardCharsets.UTF_8
                        .newEncoder()
                        .canEncode(report.remarkable().getFirst().output()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "NaN", "1e999999999", "9999999999999999999", "0x1"})
    void timeThatIsNoneCountsAsNone(String time) throws Exception {
        assertThat(read("<testsuite><testcase name='a' time='" + time + "'/></testsuite>")
                        .millis())
                .isZero();
    }

    @Test
    void storeThatFailsIsNoReportsFault() {
        // Given
        var content = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the store is away");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        // Then
        assertThatThrownBy(() -> JUnitXml.read(content))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }

    private static void assertDefect(String report, String why) {
        assertThatThrownBy(() -> JUnitXml.read(stream(report)))
                .isInstanceOf(ReportDefect.class)
                .hasMessage(why);
    }

    private static TestReport read(String report) throws IOException, ReportDefect {
        return JUnitXml.read(stream(report)).orElseThrow();
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }
}
