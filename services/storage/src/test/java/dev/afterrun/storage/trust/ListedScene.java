package dev.afterrun.storage.trust;

import static io.restassured.RestAssured.given;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository of octo's whose release workflow is set off by another run's end, what it lists, and what its jobs do. */
@ApplicationScoped
class ListedScene {
    static final String RELEASE = ".github/workflows/release.yml";
    static final Commit MAIN = new Commit(JobIssuer.COMMIT);
    static final TrustIfListed CLAIM = new TrustIfListed(new WorkflowPath(RELEASE), "main", TrustLevel.TRUSTED);
    private static final String LISTED = "[trust]\nworkflows = [\"" + RELEASE + "\"]\n";

    private final Api api;
    private final Storage storage;
    private final Repositories repositories;
    private final RepositoryFiles files;
    private final ReadSettings readSettings;

    ListedScene(Api api, Storage storage, Repositories repositories, RepositoryFiles files, ReadSettings readSettings) {
        this.api = api;
        this.storage = storage;
        this.repositories = repositories;
        this.files = files;
        this.readSettings = readSettings;
    }

    /** A job of a repository that nobody else has, of the commit that main is at. */
    static CiJob job() {
        var name = new RepositoryName("octo", CiJob.fresh().repository().name());
        return CiJob.fresh().inRepository(name).ofRun("7").ofCommit(MAIN).trusted(TrustLevel.UNTRUSTED);
    }

    /** Its repository, which the forge knows by a number. */
    static RepositoryId tenant(CiJob job) {
        return new RepositoryId(
                "github.com", Integer.toUnsignedString(job.repository().hashCode()));
    }

    void lists(CiJob job) {
        settledBy(job, LISTED);
    }

    void listsNothing(CiJob job) {
        settledBy(job, "# nothing\n");
    }

    /** The file lies on main, and was read. */
    void settledBy(CiJob job, String file) {
        files.settings(job.repository(), file);
        QuarkusTransaction.requiringNew().run(() -> readSettings.letIn(repository(job)));
        storage.hurry(ReadSettings.KIND, "");
        storage.work();
    }

    private Repository repository(CiJob job) {
        return repositories.known(tenant(job), job.repository());
    }

    /** The token of its run, but with these claims. */
    static String token(CiJob job, Map<String, Object> others) {
        var claims = new HashMap<String, Object>(Map.of(
                "repository",
                job.repository().toString(),
                "repository_id",
                tenant(job).id(),
                "event_name",
                "workflow_run",
                "workflow_ref",
                job.repository() + "/" + RELEASE + "@refs/heads/main"));
        claims.putAll(others);
        return JobIssuer.tokenWith(claims);
    }

    Response open(String token, OpenUpload request) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(api.write(request))
                .post("/v1/uploads");
    }

    /** Whether what that job would publish is found by its commit, as nothing is that is untrusted. */
    boolean isFoundByItsCommit(String token, OpenUpload request) {
        var files =
                open(token, request).then().statusCode(201).extract().jsonPath().getString("files");
        return files.contains(request.commit().hex());
    }

    /** Opens a session and sends the file. */
    ManifestRef upload(String token, CiJob job, TestFile file) {
        var opened = open(token, job.opening(file)).then().statusCode(201).extract();
        given().auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .body(file.content())
                .put(opened.as(UploadOpened.class).session().getPath() + "/blobs/" + file.sha256())
                .then()
                .statusCode(201);
        return opened.as(UploadOpened.class).manifest();
    }

    /** What ingest tells of it. */
    static RunFinished finished(CiJob job, Optional<TrustIfListed> claim, ManifestRef manifest) {
        return new RunFinished(
                id(job), TrustLevel.UNTRUSTED, claim, job.finished(manifest).report());
    }

    static JobId id(CiJob job) {
        var id = job.id();
        return new JobId(tenant(job), id.source(), id.run(), id.attempt(), id.job());
    }

    /** What was told of it last. */
    RunStored stored(CiJob job) {
        List<RunStored> told = storage.told(RunStored.TYPE, RunStored.class).stream()
                .filter(fact -> fact.job().equals(id(job)))
                .toList();
        return told.getLast();
    }
}
