package dev.afterrun.storage.page;

/**
 * A folder that opens in the browser.
 *
 * @param name as its job called it
 */
public record SiteView(String name, String url) {}
