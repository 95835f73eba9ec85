package dev.afterrun.storage.permission;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for something that a repository may have.
 *
 * @param declared the endpoint, as it is declared
 */
record Question(String declared, String method, String address) {
    /** Whether it asks for something that the repository has: it has no sets, no pointers and no packages. */
    boolean isThere() {
        return !declared.contains("/generations/")
                && !declared.contains("{name}")
                && !method.equals("POST")
                && !address.endsWith("/simple/")
                && !address.endsWith("/serde");
    }

    /** One at least for each endpoint that reads, of a repository whose job has published that page. */
    static List<Question> all(RepositoryName of, CiJob job, TestFile published) {
        var ref = "/" + of + "/" + job.commit();
        var page = "GET /{owner}/{repo}/{ref}";
        var file = "GET /{owner}/{repo}/{ref}/{path}";
        var view = "GET /{owner}/{repo}/{ref}/-/{view}/{path}";
        var api = "/v1/repositories/{owner}/{repo}";
        var sets = "/v1/persisted/{owner}/{repo}";
        var sha256 = published.sha256().toString();
        var all = new ArrayList<Question>();
        all.add(new Question("GET /{owner}/{repo}", "GET", "/" + of));
        all.add(new Question("GET /{owner}/{repo}", "HEAD", "/" + of + "/"));
        all.add(new Question(page, "GET", ref));
        all.add(new Question(page, "GET", "/" + of + "/" + job.commit().hex().substring(0, 8)));
        all.add(new Question(page, "GET", "/" + of + "/run-1"));
        all.add(new Question(file, "GET", ref + "/docs/index.html"));
        all.add(new Question(file, "HEAD", ref + "/docs/index.html"));
        all.add(new Question(file, "GET", ref + "/docs/"));
        all.add(new Question(file, "GET", ref + "/docs"));
        all.add(new Question(file, "GET", ref + "/-/files/docs/index.html"));
        all.add(new Question(file, "GET", "/" + of + "/run-1/-/jobs/1/build/docs/index.html"));
        all.add(new Question(file, "GET", "/" + of + "/-/sha256/" + sha256));
        all.add(new Question(file, "GET", "/" + of + "/-/sha256/" + sha256 + "/index.html"));
        all.add(new Question(view, "GET", ref + "/-/archive.zip"));
        all.add(new Question(view, "HEAD", ref + "/-/archive.zip"));
        all.add(new Question(view, "GET", ref + "/-/list/docs/"));
        all.add(new Question(view, "GET", ref + "/simple/"));
        all.add(new Question(view, "GET", ref + "/cargo/config.json"));
        all.add(new Question(view, "HEAD", ref + "/cargo/config.json"));
        all.add(new Question(view, "GET", ref + "/cargo/se/rd/serde"));
        all.add(new Question("POST " + api + "/links", "POST", "/v1/repositories/" + of + "/links"));
        all.add(new Question("GET " + api + "/files/{sha256}", "GET", "/v1/repositories/" + of + "/files/" + sha256));
        all.add(new Question("GET " + api + "/pins", "GET", "/v1/repositories/" + of + "/pins"));
        all.add(new Question("GET " + api + "/pointers", "GET", "/v1/repositories/" + of + "/pointers"));
        all.add(new Question("GET " + api + "/pointers/{name}", "GET", "/v1/repositories/" + of + "/pointers/x"));
        all.add(new Question(
                "GET " + api + "/pointers/{name}/history", "GET", "/v1/repositories/" + of + "/pointers/x/history"));
        all.add(new Question(
                "GET " + api + "/retention", "GET", "/v1/repositories/" + of + "/retention?of=run-" + job.run()));
        all.add(new Question("GET " + api + "/usage", "GET", "/v1/repositories/" + of + "/usage"));
        all.add(new Question("GET " + sets, "GET", "/v1/persisted/" + of));
        all.add(new Question("GET " + sets + "/generations/{id}", "GET", "/v1/persisted/" + of + "/generations/7"));
        all.add(new Question(
                "GET " + sets + "/generations/{id}/archive", "GET", "/v1/persisted/" + of + "/generations/7/archive"));
        all.add(new Question(
                "GET " + sets + "/generations/{id}/blobs/{sha256}",
                "GET",
                "/v1/persisted/" + of + "/generations/7/blobs/" + sha256));
        all.add(new Question(
                "POST " + sets + "/generations/{id}/restores",
                "POST",
                "/v1/persisted/" + of + "/generations/7/restores"));
        all.add(new Question("GET " + sets + "/{name}", "GET", "/v1/persisted/" + of + "/x?branch=main"));
        all.add(new Question(
                "GET /v1/jobs/{key}",
                "GET",
                "/v1/jobs/" + job.inRepository(of).id().key()));
        return List.copyOf(all);
    }
}
