package dev.afterrun.kubernetes.policy;

import static dev.afterrun.kubernetes.policy.Changes.object;
import static dev.afterrun.kubernetes.policy.Changes.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.kubernetes.manifest.Container;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Pod;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What services are told, beside what they ask for. */
final class SettingPolicies {
    private static final List<Setting> SETTINGS = Setting.all();

    private static final String MIGRATION = "dev.afterrun.duework.migration.Migrate";

    private SettingPolicies() {}

    static Stream<Policy> all() {
        return Stream.of(
                new Policy(
                        "each service is told all that it requires",
                        rendering -> rendering.services().stream()
                                .flatMap(pod -> told(rendering, pod, SettingPolicies::requiredBy)),
                        withoutSetting("AFTERRUN_ADDRESS_WEB")),
                new Policy(
                        "storage is told what the kind of its store needs",
                        rendering -> rendering.services().stream()
                                .filter(pod -> pod.name().equals("storage"))
                                .flatMap(pod -> told(
                                        rendering,
                                        pod,
                                        one -> requiredByStore(one.main().environment(rendering)))),
                        SettingPolicies::withoutPlace),
                new Policy(
                        "a schema is migrated by the same image before the service starts, and not by the service",
                        rendering -> rendering.services().stream()
                                .filter(pod -> !isMigratedBefore(rendering, pod))
                                .map(Pod::toString),
                        pod("/initContainers/0", "image", "afterrun/notifier:older")),
                new Policy(
                        "no setting is misspelled or gone",
                        rendering -> rendering.services().stream()
                                .flatMap(pod -> pod.allContainers().stream()
                                        .flatMap(container ->
                                                unknown(rendering, container).map(name -> pod + ": " + name))),
                        withSetting("AFTERRUN_TOPIC_CREATE")));
    }

    private static Stream<String> told(Rendering rendering, Pod pod, Function<Pod, Stream<Setting>> wanted) {
        var environment = pod.main().environment(rendering);
        return wanted.apply(pod)
                .filter(setting -> !environment.containsKey(setting.variable()))
                .map(setting -> pod + ": " + setting.variable());
    }

    private static boolean isMigratedBefore(Rendering rendering, Pod pod) {
        var service = pod.main().environment(rendering);
        if (!service.containsKey("QUARKUS_DATASOURCE_USERNAME")) {
            return true;
        }
        return service.getOrDefault("QUARKUS_FLYWAY_MIGRATE_AT_START", "").equals("false")
                && pod.allContainers()
                        .getFirst()
                        .text("/image")
                        .equals(pod.main().text("/image"))
                && pod.allContainers()
                        .getFirst()
                        .at("/command")
                        .valueStream()
                        .map(JsonNode::asText)
                        .anyMatch(MIGRATION::equals);
    }

    private static Stream<Setting> requiredBy(Pod pod) {
        return SETTINGS.stream()
                .filter(setting -> setting.required() && setting.takenBy().contains(pod.name()));
    }

    private static Stream<Setting> requiredByStore(Map<String, String> environment) {
        var kind = environment.getOrDefault("AFTERRUN_BLOBS_KIND", "files");
        return SETTINGS.stream()
                .filter(setting -> setting.kindOfStore().filter(kind::equals).isPresent());
    }

    private static Stream<String> unknown(Rendering rendering, Container container) {
        return Stream.concat(
                        container.environment(rendering).keySet().stream(),
                        container
                                .at("/env")
                                .valueStream()
                                .map(variable -> variable.path("name").asText()))
                .filter(name -> name.startsWith("AFTERRUN_"))
                .filter(name -> SETTINGS.stream().noneMatch(setting -> setting.covers(name)));
    }

    private static UnaryOperator<Rendering> withoutSetting(String variable) {
        return rendering -> {
            shared(rendering).forEach(data -> data.remove(variable));
            return rendering;
        };
    }

    private static UnaryOperator<Rendering> withSetting(String variable) {
        return rendering -> {
            shared(rendering).forEach(data -> data.put(variable, "true"));
            return rendering;
        };
    }

    private static Rendering withoutPlace(Rendering rendering) {
        shared(rendering)
                .forEach(data -> data.remove(List.of(
                        "AFTERRUN_BLOBS_FILES_DIRECTORY",
                        "AFTERRUN_BLOBS_GCS_BUCKET",
                        "AFTERRUN_BLOBS_S3_BUCKET",
                        "AFTERRUN_BLOBS_SWIFT_CONTAINER")));
        return rendering;
    }

    private static Stream<ObjectNode> shared(Rendering rendering) {
        return rendering.of(Kind.ConfigMap).map(map -> object(map, "/data"));
    }
}
