package dev.afterrun.storage.index.pip.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.AnswerFile;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.index.pip.PythonPackages;
import dev.afterrun.storage.index.pip.WheelName;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The index of a ref's Python packages (PEP 503): {@code simple/}, {@code simple/PROJECT/}; and where it leads,
 * {@code -/wheels/PATH}, with {@code .metadata} behind it what the wheel says of itself (PEP 658).
 */
@ApplicationScoped
class PythonView implements View {
    private static final String WHEELS = ViewNames.OURS + "/wheels";
    private static final String METADATA = ".metadata";

    private final PythonPackages packages;
    private final AnswerFile answerFile;
    private final Refusals refusals;
    private final Documents documents;

    PythonView(PythonPackages packages, AnswerFile answerFile, Refusals refusals, Documents documents) {
        this.packages = packages;
        this.answerFile = answerFile;
        this.refusals = refusals;
        this.documents = documents;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.PYTHON, WHEELS);
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        if (address.view().equals(WHEELS)) {
            wheel(context, address);
            return;
        }
        var candidates = Candidates.of(address.repository(), address.ref());
        switch (address.names().size()) {
            case 0 -> projects(context, address, candidates);
            case 1 -> project(context, address, candidates);
            default -> refusals.nothing(context);
        }
    }

    /** With a slash at its end or without: pip writes one, people forget it. */
    private void projects(RoutingContext context, Address.InView address, Candidates candidates) {
        if (!address.isFolder()) {
            Redirects.to(context, context.request().path() + "/");
            return;
        }
        var names = packages.projects(candidates);
        if (names.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        var form = SimpleForm.wantedBy(context.parsedHeaders());
        switch (form) {
            case JSON -> documents.json(context, form.contentType(), SimpleJson.projects(names));
            case HTML, PAGE ->
                documents.send(
                        context, form.contentType(), Templates.projects(names).render());
        }
    }

    private void project(RoutingContext context, Address.InView address, Candidates candidates) {
        var spelled = address.names().getFirst();
        var name = WheelName.normalized(spelled);
        if (!name.equals(spelled) || !address.isFolder()) {
            Redirects.to(context, (address.isFolder() ? "../" : "") + PublicUrls.segment(name) + "/");
            return;
        }
        var wheels = packages.wheels(candidates, name);
        if (wheels.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        var form = SimpleForm.wantedBy(context.parsedHeaders());
        switch (form) {
            case JSON -> documents.json(context, form.contentType(), SimpleJson.project(name, wheels));
            case HTML, PAGE ->
                documents.send(
                        context,
                        form.contentType(),
                        Templates.project(
                                        name, wheels.stream().map(WheelLink::of).toList())
                                .render());
        }
    }

    private void wheel(RoutingContext context, Address.InView address) {
        address.path()
                .ifPresentOrElse(
                        path -> {
                            if (path.value().endsWith(METADATA)) {
                                metadata(context, address, path);
                            } else {
                                answerFile.answer(
                                        context, new Address.InRef(address.repository(), address.ref(), path));
                            }
                        },
                        () -> refusals.nothing(context));
    }

    private void metadata(RoutingContext context, Address.InView address, ArtifactPath path) {
        var wheel = new ArtifactPath(path.value().substring(0, path.value().length() - METADATA.length()));
        packages.metadata(new Address.InRef(address.repository(), address.ref(), wheel))
                .ifPresentOrElse(
                        text -> documents.send(context, "text/plain; charset=utf-8", text),
                        () -> refusals.nothing(context));
    }
}
