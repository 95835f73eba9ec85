package dev.afterrun.kubernetes.policy;

import static dev.afterrun.kubernetes.policy.Changes.object;
import static dev.afterrun.kubernetes.policy.Changes.to;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Pod;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import java.util.stream.Stream;

/** What scales the services, where something does. */
final class ScalingPolicies {
    private ScalingPolicies() {}

    static Stream<Policy> all() {
        return Stream.of(
                new Policy(
                        "one alone decides how many replicas there are",
                        rendering -> rendering.services().stream()
                                .filter(pod -> deciders(rendering, pod) != 1)
                                .map(Pod::toString),
                        to(Kind.Deployment, "notifier", ScalingPolicies::giveTakeReplicas)),
                new Policy(
                        "one replica at least is always there, since work falls due without an event",
                        rendering -> scalers(rendering)
                                .filter(scaler -> least(scaler) < 1)
                                .map(Manifest::toString),
                        ScalingPolicies::withoutLeast));
    }

    private static long deciders(Rendering rendering, Pod pod) {
        return scalers(rendering)
                        .filter(scaler ->
                                scaler.at("/spec/scaleTargetRef/name").asText().equals(pod.name()))
                        .count()
                + (pod.owner().at("/spec").has("replicas") ? 1 : 0);
    }

    private static Stream<Manifest> scalers(Rendering rendering) {
        return Stream.concat(rendering.of(Kind.HorizontalPodAutoscaler), rendering.of(Kind.ScaledObject));
    }

    private static int least(Manifest scaler) {
        return Stream.of("minReplicas", "minReplicaCount")
                .map(field -> scaler.at("/spec/" + field))
                .filter(JsonNode::isInt)
                .mapToInt(JsonNode::asInt)
                .findFirst()
                .orElse(0);
    }

    private static void giveTakeReplicas(Manifest deployment) {
        var spec = object(deployment, "/spec");
        if (spec.has("replicas")) {
            spec.remove("replicas");
        } else {
            spec.put("replicas", 1);
        }
    }

    private static Rendering withoutLeast(Rendering rendering) {
        List.copyOf(scalers(rendering).toList())
                .forEach(scaler -> object(scaler, "/spec").remove("minReplicaCount"));
        return scalers(rendering).findAny().isPresent()
                ? rendering
                : rendering.with(
                        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: none}, spec: {}}");
    }
}
