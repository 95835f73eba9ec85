package dev.afterrun.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that matches nothing passes for ever: each is shown a class that breaks it. */
final class RulesBiteTest {
    private static final Map<String, Sample> SAMPLES = Map.ofEntries(
            entry(
                    "contractsKnowTheJdkAndJacksonsAnnotationsOnly",
                    Sample.of("dev.afterrun.contracts.Sample", "com.fasterxml.jackson.databind.ObjectMapper")),
            entry(
                    "ingestKnowsNoOtherService",
                    Sample.of("dev.afterrun.ingest.Sample", "dev.afterrun.storage.catalog.Job")),
            entry(
                    "storageKnowsNoOtherService",
                    Sample.of("dev.afterrun.storage.Sample", "dev.afterrun.reaper.pace.KeepTime")),
            entry(
                    "notifierKnowsNoOtherService",
                    Sample.of("dev.afterrun.notifier.Sample", "dev.afterrun.storage.catalog.Job")),
            entry(
                    "reaperKnowsNoOtherService",
                    Sample.of("dev.afterrun.reaper.Sample", "dev.afterrun.notifier.comment.Turns")),
            entry(
                    "launcherKnowsServicesAsProcessesOnly",
                    Sample.of("dev.afterrun.launcher.Sample", "dev.afterrun.ingest.event.Accepted")),
            entry(
                    "nothingBelowKnowsAService",
                    Sample.of("dev.afterrun.eventing.Sample", "dev.afterrun.storage.catalog.Job")),
            entry("whatRunsInJobsKnowsNoFramework", Sample.of("dev.afterrun.cli.Sample", "io.quarkus.arc.Arc")),
            entry("packagesHaveNoCycles", cycle()),
            entry(
                    "timeComesFromTheInjectedClock",
                    Sample.with("dev.afterrun.storage.Sample", "Object now = java.time.Instant.now();")),
            entry(
                    "beansGetWhatTheyNeedThroughTheirConstructor",
                    Sample.annotated("dev.afterrun.storage.Sample", "jakarta.inject.Inject")),
            entry(
                    "settingsAreMappedNotPicked",
                    Sample.annotated(
                            "dev.afterrun.storage.Sample", "org.eclipse.microprofile.config.inject.ConfigProperty")),
            entry(
                    "bodiesAreReadOnceTheCallerIsKnown",
                    new Sample(List.of(
                            "package jakarta.ws.rs; public @interface POST {}",
                            "package dev.afterrun.storage; public class Sample {"
                                    + " @jakarta.ws.rs.POST public void begin(byte[] body) {} }"))),
            entry("everyPackageIsNullMarked", Sample.with("dev.afterrun.storage.Sample", "")),
            entry("namesSayWhatAThingIs", Sample.with("dev.afterrun.storage.JobManager", "")),
            entry(
                    "featuresNeverSeeKafka",
                    Sample.of("dev.afterrun.storage.catalog.Sample", "org.apache.kafka.clients.consumer.Consumer")),
            entry(
                    "featuresNeverSeeHttp",
                    Sample.of("dev.afterrun.storage.catalog.Sample", "jakarta.ws.rs.core.Response")),
            entry(
                    "featuresNeverSeeAnAdapterOfTheForge",
                    Sample.of("dev.afterrun.notifier.comment.Sample", "dev.afterrun.forge.github.GitHubForge")),
            entry(
                    "onePlaceKnowsWhichStoreThereIs",
                    Sample.of("dev.afterrun.storage.catalog.Sample", "dev.afterrun.blobs.files.FilesBlobStore")),
            entry(
                    "onlyEventingKnowsTheBroker",
                    Sample.of("dev.afterrun.duework.Sample", "org.apache.kafka.clients.producer.Producer")));

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyRuleFindsAClassThatBreaksIt(String name, ArchRule rule) throws IOException {
        // Given
        var offending = Objects.requireNonNull(SAMPLES.get(name), "a sample that breaks " + name)
                .compiled(directory);

        // When
        var result = rule.evaluate(offending);

        // Then
        assertThat(result.getFailureReport().getDetails()).isNotEmpty();
    }

    static Stream<Arguments> everyRuleFindsAClassThatBreaksIt() {
        return Stream.of(DirectionsTest.class, HabitsTest.class, TechnologyIsALeafTest.class)
                .flatMap(rules -> Arrays.stream(rules.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> arguments(field.getName(), rule(field)));
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("rules are seen within their package", e);
        }
    }

    private static Sample cycle() {
        return new Sample(List.of(
                "package dev.afterrun.storage.one; public class One { dev.afterrun.storage.two.Two two; }",
                "package dev.afterrun.storage.two; public class Two { dev.afterrun.storage.one.One one; }"));
    }
}
