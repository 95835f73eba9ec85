package dev.afterrun.storage.index.pip;

/** The forms in which the index is written (PEP 691), the one for whoever takes any of them first. */
public enum SimpleForm {
    PAGE("text/html"),
    HTML("application/vnd.pypi.simple.v1+html"),
    JSON("application/vnd.pypi.simple.v1+json");

    private final String mediaType;

    SimpleForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What readers ask for it by. */
    public String mediaType() {
        return mediaType;
    }

    /** What the answer is called. */
    public String contentType() {
        return this == PAGE ? mediaType + "; charset=utf-8" : mediaType;
    }
}
