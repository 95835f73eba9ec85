package dev.afterrun.images;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service as deploy/k8s runs it: by any user, on a root that is read-only, with /tmp to write to. */
record ServiceImage(Checkout checkout, String tag) {
    static final List<String> SERVICES = List.of("ingest", "storage", "notifier", "reaper");

    private static final int USER = 10001;
    private static final int PORT = 8080;
    private static final String HOME = "/opt/afterrun";
    private static final String OURS = "dev.afterrun.";

    Image of(String service) {
        return new Image(
                service,
                "afterrun/" + service + ":" + tag,
                "Afterrun " + service,
                USER,
                layers(service),
                List.of(
                        Checkout.JAVA + "/bin/java",
                        "-XX:AOTCache=" + HOME + "/start.aot",
                        "-jar",
                        HOME + "/quarkus-run.jar"),
                environment(),
                Set.of(PORT));
    }

    private List<Layer> layers(String service) {
        var application = checkout.application(service);
        return List.of(
                Layer.of("accounts", checkout.byHand("service")),
                checkout.runtime(),
                Layer.of("dependencies", new Content(application, HOME, file -> isOfOthers(application, file))),
                Layer.of(
                        "application",
                        new Content(
                                application, HOME, file -> !isOfOthers(application, file) && !isRecordedStart(file)),
                        checkout.partsList("services/" + service, HOME + "/" + service + ".cdx.json")),
                Layer.of("recorded start", new Content(application, HOME, ServiceImage::isRecordedStart)));
    }

    private static boolean isOfOthers(Path application, Path file) {
        return file.startsWith(application.resolve("lib"))
                && !file.getFileName().toString().startsWith(OURS);
    }

    private static boolean isRecordedStart(Path file) {
        return file.getFileName().toString().equals("start.aot");
    }

    // A service by itself listens on loopback alone, which nobody reaches in a container.
    private static Map<String, String> environment() {
        var environment = new HashMap<>(Image.environment(Checkout.JAVA + "/bin"));
        environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
        return Map.copyOf(environment);
    }
}
