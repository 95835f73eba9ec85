package dev.afterrun.kubernetes.policy;

import static dev.afterrun.kubernetes.policy.Changes.pod;
import static dev.afterrun.kubernetes.policy.Changes.to;
import static dev.afterrun.kubernetes.policy.Changes.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Pod;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import java.util.stream.Stream;

/** What the objects of a rendering keep to between them. */
final class ObjectPolicies {
    private ObjectPolicies() {}

    static Stream<Policy> all() {
        return Stream.of(
                new Policy(
                        "secrets are named, and none is written down",
                        rendering -> rendering.of(Kind.Secret).map(Manifest::toString),
                        rendering -> rendering.with("{apiVersion: v1, kind: Secret, metadata: {name: key}}")),
                new Policy(
                        "a service account by itself mounts no token either",
                        rendering -> rendering
                                .of(Kind.ServiceAccount)
                                .filter(account -> account.json()
                                        .path("automountServiceAccountToken")
                                        .asBoolean(true))
                                .map(Manifest::toString),
                        to(
                                Kind.ServiceAccount,
                                "reaper",
                                account -> account.json().set("automountServiceAccountToken", BooleanNode.TRUE))),
                new Policy(
                        "each service has an account, a service and a disruption budget of its own",
                        rendering -> rendering.services().stream()
                                .filter(pod -> !hasItsOwn(rendering, pod))
                                .map(Pod::toString),
                        without(Kind.PodDisruptionBudget, "reaper")),
                new Policy(
                        "every pod reaches nothing, and is reached by nobody, but where that is said",
                        rendering -> rendering.pods().stream()
                                .filter(pod -> !isShut(rendering, pod))
                                .map(Pod::toString),
                        without(Kind.NetworkPolicy, "deny-all")),
                new Policy(
                        "a service leads to a port that a pod has",
                        ObjectPolicies::servicesToNowhere,
                        pod("/containers/0/ports/0", "name", "web")),
                new Policy(
                        "what is mounted is there, and what is there is mounted",
                        rendering -> rendering.pods().stream()
                                .filter(pod -> !names(pod.at("/volumes"))
                                        .distinct()
                                        .sorted()
                                        .toList()
                                        .equals(mounted(pod)))
                                .map(Pod::toString),
                        pod("/volumes/0", "name", "temporary")),
                new Policy(
                        "settings that a container takes are there",
                        ObjectPolicies::missingSettings,
                        pod("/containers/0/envFrom/0/configMapRef", "name", "settings")));
    }

    private static boolean hasItsOwn(Rendering rendering, Pod pod) {
        var account =
                rendering.of(Kind.ServiceAccount).anyMatch(one -> one.name().equals(pod.name()));
        var service = rendering
                .of(Kind.Service)
                .anyMatch(one -> one.name().equals(pod.name()) && pod.isSelectedBy(one.at("/spec/selector")));
        var budget = rendering
                .of(Kind.PodDisruptionBudget)
                .anyMatch(one -> one.name().equals(pod.name())
                        && pod.isSelectedBy(one.at("/spec/selector/matchLabels"))
                        && one.at("/spec/maxUnavailable").asInt() == 1);
        return account
                && service
                && budget
                && pod.at("/serviceAccountName").asText().equals(pod.name());
    }

    private static boolean isShut(Rendering rendering, Pod pod) {
        return rendering
                .of(Kind.NetworkPolicy)
                .anyMatch(one -> pod.isSelectedBy(one.at("/spec/podSelector/matchLabels"))
                        && one.at("/spec/podSelector/matchExpressions").isMissingNode()
                        && one.at("/spec/policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                        && one.at("/spec/ingress").isMissingNode()
                        && one.at("/spec/egress").isMissingNode());
    }

    /** One without a selector leads to nobody on purpose. */
    private static Stream<String> servicesToNowhere(Rendering rendering) {
        return rendering
                .of(Kind.Service)
                .filter(service -> service.at("/spec").has("selector"))
                .filter(service -> rendering.pods().stream()
                        .filter(pod -> pod.isSelectedBy(service.at("/spec/selector")))
                        .noneMatch(pod -> service.all("/spec/ports")
                                .allMatch(port -> pod.main()
                                        .at("/ports")
                                        .valueStream()
                                        .anyMatch(open -> open.path("name").equals(port.path("targetPort"))))))
                .map(Manifest::toString);
    }

    private static List<String> mounted(Pod pod) {
        var claimed = pod.owner()
                .all("/spec/volumeClaimTemplates")
                .map(claim -> claim.at("/metadata/name").asText())
                .toList();
        return pod.allContainers().stream()
                .flatMap(container -> names(container.at("/volumeMounts")))
                .filter(name -> !claimed.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> names(JsonNode list) {
        return list.valueStream().map(one -> one.path("name").asText());
    }

    private static Stream<String> missingSettings(Rendering rendering) {
        var there = rendering.of(Kind.ConfigMap).map(Manifest::name).toList();
        return rendering.pods().stream()
                .flatMap(pod -> Stream.concat(
                                pod.allContainers().stream()
                                        .flatMap(container ->
                                                container.at("/envFrom").valueStream())
                                        .map(from ->
                                                from.at("/configMapRef/name").asText()),
                                pod.at("/volumes")
                                        .valueStream()
                                        .filter(volume -> volume.has("configMap"))
                                        .map(volume ->
                                                volume.at("/configMap/name").asText()))
                        .filter(name -> !there.contains(name))
                        .map(name -> pod + ": " + name));
    }
}
