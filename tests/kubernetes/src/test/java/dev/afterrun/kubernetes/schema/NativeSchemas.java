package dev.afterrun.kubernetes.schema;

import static java.util.Map.entry;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.afterrun.kubernetes.manifest.Manifest;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;

/** What Kubernetes itself says of its objects, in the version that the client library was made from. */
final class NativeSchemas {
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            entry("v1 ConfigMap", V1ConfigMap.class),
            entry("v1 Namespace", V1Namespace.class),
            entry("v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class),
            entry("v1 Service", V1Service.class),
            entry("v1 ServiceAccount", V1ServiceAccount.class),
            entry("apps/v1 Deployment", V1Deployment.class),
            entry("apps/v1 StatefulSet", V1StatefulSet.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
            entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class));

    static {
        // The library's one reader of JSON is made by its constructor.
        new JSON();
    }

    private NativeSchemas() {}

    /** What is wrong with {@code manifest}: a field that nobody knows, one that is missing, a value of another type. */
    static List<String> errors(Manifest manifest) {
        var name = manifest.apiVersion() + " " + manifest.kind();
        var type = TYPES.get(name);
        if (type == null) {
            return List.of(manifest + ": nothing is known of " + name);
        }
        try {
            var _ = JSON.getGson()
                    .fromJson(JsonParser.parseString(manifest.json().toString()), type);
            return List.of();
        } catch (IllegalArgumentException | JsonParseException e) {
            return List.of(manifest + ": " + e.getMessage());
        }
    }
}
