package dev.afterrun.kubernetes.policy;

import static dev.afterrun.kubernetes.policy.Changes.pod;
import static dev.afterrun.kubernetes.policy.Changes.podWithout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.afterrun.kubernetes.manifest.Container;
import dev.afterrun.kubernetes.manifest.Pod;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each pod and container keeps to by itself. */
final class PodPolicies {
    private static final String CONTAINER = "/containers/0";
    private static final Set<String> SPREAD_OVER = Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname");

    private PodPolicies() {}

    static Stream<Policy> all() {
        return Stream.of(rights(), bounds(), life()).flatMap(List::stream);
    }

    private static List<Policy> rights() {
        return List.of(
                Policy.ofPods(
                        "nothing runs as root",
                        pod -> pod.at("/securityContext/runAsNonRoot").asBoolean()
                                && pod.at("/securityContext/runAsUser").asInt() > 0
                                && pod.allContainers().stream()
                                        .noneMatch(container ->
                                                container.at("/securityContext").has("runAsUser")),
                        pod("/securityContext", "runAsNonRoot", BooleanNode.FALSE)),
                Policy.ofPods(
                        "system calls are those of RuntimeDefault",
                        pod -> pod.at("/securityContext/seccompProfile/type")
                                .asText()
                                .equals("RuntimeDefault"),
                        podWithout("/securityContext", "seccompProfile")),
                Policy.ofPods(
                        "no token of a service account is mounted",
                        pod -> isFalse(pod.at("/automountServiceAccountToken")),
                        podWithout("", "automountServiceAccountToken")),
                Policy.ofPods(
                        "variables come from what is written, not from services that happen to be there",
                        pod -> isFalse(pod.at("/enableServiceLinks")),
                        podWithout("", "enableServiceLinks")),
                Policy.ofContainers(
                        "all capabilities are dropped",
                        container -> container
                                .at("/securityContext/capabilities")
                                .toString()
                                .equals("{\"drop\":[\"ALL\"]}"),
                        podWithout(CONTAINER + "/securityContext", "capabilities")),
                Policy.ofContainers(
                        "no process gets more rights than its parent",
                        container -> isFalse(container.at("/securityContext/allowPrivilegeEscalation")),
                        podWithout("/initContainers/0/securityContext", "allowPrivilegeEscalation")),
                Policy.ofContainers(
                        "the root of the file system is read-only",
                        container -> container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean(),
                        pod(CONTAINER + "/securityContext", "readOnlyRootFilesystem", BooleanNode.FALSE)));
    }

    private static List<Policy> bounds() {
        return List.of(
                Policy.ofContainers(
                        "memory is bounded, and all of it is asked for",
                        container -> container.text("/resources/limits/memory").isPresent()
                                && container
                                        .text("/resources/limits/memory")
                                        .equals(container.text("/resources/requests/memory")),
                        podWithout(CONTAINER + "/resources/limits", "memory")),
                Policy.ofContainers(
                        "a share of the processors is asked for",
                        container -> container.text("/resources/requests/cpu").isPresent(),
                        podWithout(CONTAINER + "/resources/requests", "cpu")),
                Policy.ofContainers(
                        "the node's disk is bounded",
                        container -> container
                                .text("/resources/limits/ephemeral-storage")
                                .isPresent(),
                        podWithout(CONTAINER + "/resources/limits", "ephemeral-storage")),
                Policy.ofPods(
                        "empty directories are bounded",
                        pod -> pod.at("/volumes")
                                .valueStream()
                                .filter(volume -> volume.has("emptyDir"))
                                .allMatch(volume ->
                                        volume.at("/emptyDir/sizeLimit").isTextual()),
                        pod("/volumes/0", "emptyDir", JsonNodeFactory.instance.objectNode())),
                Policy.ofContainers(
                        "an image has a tag that tells what it is",
                        container -> container.text("/image").orElse("").matches("[a-z0-9./-]+:(?!latest$)[\\w.-]+"),
                        pod(CONTAINER, "image", "afterrun/notifier:latest")));
    }

    private static List<Policy> life() {
        return List.of(
                Policy.ofPods(
                        "it is seen when a container has started, is ready, and lives",
                        pod -> pod.containers().stream().allMatch(PodPolicies::isProbed),
                        podWithout(CONTAINER, "startupProbe")),
                new Policy(
                        "the services are asked at the addresses that they have",
                        rendering -> rendering.services().stream()
                                .filter(pod -> !isAskedForHealth(pod.main()))
                                .map(Pod::toString),
                        pod(CONTAINER + "/livenessProbe/httpGet", "path", "/q/health/ready")),
                new Policy(
                        "whatever a service has under way may end before it is killed",
                        rendering -> rendering.services().stream()
                                .filter(pod -> !mayEnd(pod))
                                .map(Pod::toString),
                        pod("", "terminationGracePeriodSeconds", IntNode.valueOf(20))),
                new Policy(
                        "replicas are spread over zones and nodes",
                        rendering -> rendering.services().stream()
                                .filter(pod -> !isSpread(pod))
                                .map(Pod::toString),
                        podWithout("", "topologySpreadConstraints")));
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private static boolean isProbed(Container container) {
        return Stream.of("startupProbe", "readinessProbe", "livenessProbe").allMatch(container.json()::has);
    }

    private static boolean isAskedForHealth(Container container) {
        return container.at("/startupProbe/httpGet/path").asText().equals("/q/health/started")
                && container.at("/readinessProbe/httpGet/path").asText().equals("/q/health/ready")
                && container.at("/livenessProbe/httpGet/path").asText().equals("/q/health/live");
    }

    /** The wait before the signal, what a service waits for requests, and what the launcher waits for the rest. */
    private static boolean mayEnd(Pod pod) {
        var before = pod.main().at("/lifecycle/preStop/sleep/seconds").asInt();
        var requests = pod.main()
                .json()
                .path("env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals("QUARKUS_SHUTDOWN_TIMEOUT"))
                .map(variable -> variable.path("value").asText().replace("S", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(5);
        return before > 0 && pod.at("/terminationGracePeriodSeconds").asInt() >= before + requests + 15;
    }

    private static boolean isSpread(Pod pod) {
        var over = pod.at("/topologySpreadConstraints")
                .valueStream()
                .filter(constraint -> pod.isSelectedBy(constraint.at("/labelSelector/matchLabels")))
                .map(constraint -> constraint.path("topologyKey").asText())
                .collect(Collectors.toSet());
        return over.equals(SPREAD_OVER);
    }
}
