package dev.afterrun.storage.index.pip.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.AnswerFile;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.index.pip.DistributionName;
import dev.afterrun.storage.index.pip.PythonPackages;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * The index of a ref's Python packages (PEP 503): {@code simple/}, {@code simple/PROJECT/}; and where it leads,
 * {@code -/wheels/PATH}, with {@code .metadata} behind it what the file says of itself (PEP 658).
 */
@ApplicationScoped
class PythonView implements View {
    private static final String FILES = ViewNames.OURS + "/wheels";
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
        return Set.of(ViewNames.PYTHON, FILES);
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        if (address.view().equals(FILES)) {
            file(context, address);
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
        var form = AcceptedForm.of(context.parsedHeaders());
        send(context, form.contentType(), packages.projects(candidates, form));
    }

    private void project(RoutingContext context, Address.InView address, Candidates candidates) {
        var spelled = address.names().getFirst();
        var name = DistributionName.normalized(spelled);
        if (!name.equals(spelled) || !address.isFolder()) {
            Redirects.to(context, (address.isFolder() ? "../" : "") + PublicUrls.segment(name) + "/");
            return;
        }
        var form = AcceptedForm.of(context.parsedHeaders());
        send(context, form.contentType(), packages.project(candidates, name, form));
    }

    private void file(RoutingContext context, Address.InView address) {
        address.path()
                .ifPresentOrElse(
                        path -> {
                            if (path.fileName().endsWith(METADATA)) {
                                metadata(context, address, path);
                            } else {
                                answerFile.answer(
                                        context, new Address.InRef(address.repository(), address.ref(), path));
                            }
                        },
                        () -> refusals.nothing(context));
    }

    private void metadata(RoutingContext context, Address.InView address, ArtifactPath path) {
        var described = path.value().substring(0, path.value().length() - METADATA.length());
        send(
                context,
                "text/plain; charset=utf-8",
                Optional.of(described)
                        .filter(file -> !file.isEmpty() && !file.endsWith("/"))
                        .flatMap(file -> packages.metadata(
                                new Address.InRef(address.repository(), address.ref(), new ArtifactPath(file)))));
    }

    private void send(RoutingContext context, String contentType, Optional<Document> document) {
        document.ifPresentOrElse(found -> documents.send(context, contentType, found), () -> refusals.nothing(context));
    }
}
