package dev.afterrun.storage.page;

/**
 * What people of a repository have to know whichever of its pages they look at.
 *
 * @param about one word
 */
public record NoticeView(String about, String words) {}
