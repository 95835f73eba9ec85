package dev.afterrun.kubernetes.manifest;

/** Kinds of objects that tests look for, written as Kubernetes writes them. */
public enum Kind {
    ConfigMap,
    Deployment,
    HorizontalPodAutoscaler,
    Ingress,
    KafkaTopic,
    KafkaUser,
    NetworkPolicy,
    PodDisruptionBudget,
    PodMonitor,
    PrometheusRule,
    ScaledObject,
    Secret,
    Service,
    ServiceAccount,
    StatefulSet
}
