package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** Azure Pipelines, building a repository of GitHub or of Azure itself. */
record AzurePipelines(Variables variables) implements CiSystem {
    @Override
    public String name() {
        return "Azure Pipelines";
    }

    @Override
    public boolean isHere() {
        return variables.isTrue("TF_BUILD");
    }

    @Override
    public Optional<Found> repository() {
        return variables.find("BUILD_REPOSITORY_NAME").map(repository -> repository.map(this::withOwner));
    }

    @Override
    public Optional<Found> commit() {
        return variables.find("SYSTEM_PULLREQUEST_SOURCECOMMITID", "BUILD_SOURCEVERSION");
    }

    @Override
    public Optional<Found> builtCommit() {
        return variables.find("BUILD_SOURCEVERSION");
    }

    @Override
    public Optional<Found> run() {
        return variables.find("BUILD_BUILDID");
    }

    @Override
    public Optional<Found> attempt() {
        return variables.find("SYSTEM_JOBATTEMPT").filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> job() {
        return variables.find("SYSTEM_JOBDISPLAYNAME", "AGENT_JOBNAME", "SYSTEM_JOBNAME");
    }

    @Override
    public Optional<Found> branch() {
        return variables
                .find("SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH")
                .map(branch -> branch.map(ref -> ref.replaceFirst("^refs/heads/", "")))
                // What is built may be a tag or a merge.
                .filter(branch -> !branch.value().startsWith("refs/"));
    }

    @Override
    public Optional<Found> pullRequest() {
        return variables
                .find("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", "SYSTEM_PULLREQUEST_PULLREQUESTID")
                .filter(Texts::isNumber);
    }

    @Override
    public Optional<Found> conclusion() {
        return variables.find("AGENT_JOBSTATUS").flatMap(Texts::conclusion);
    }

    @Override
    public Optional<Found> runUrl() {
        return project().flatMap(project -> run().map(run -> run.map(id -> project + "/_build/results?buildId=" + id)));
    }

    @Override
    public Optional<Found> source() {
        return project().map(project -> new Found(project + "/_build", "SYSTEM_COLLECTIONURI"));
    }

    @Override
    public Optional<Found> startedAt() {
        return variables.find("SYSTEM_PIPELINESTARTTIME").map(time -> time.map(text -> text.replace(' ', 'T')));
    }

    private Optional<String> project() {
        return variables
                .value("SYSTEM_COLLECTIONURI")
                .flatMap(collection -> variables
                        .value("SYSTEM_TEAMPROJECT")
                        .map(project ->
                                collection + (collection.endsWith("/") ? "" : "/") + project.replace(" ", "%20")));
    }

    private String withOwner(String name) {
        return name.contains("/") ? name : variables.value("SYSTEM_TEAMPROJECT").orElse("") + "/" + name;
    }
}
