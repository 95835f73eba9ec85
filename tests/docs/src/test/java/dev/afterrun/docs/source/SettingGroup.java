package dev.afterrun.docs.source;

import java.util.List;

/**
 * The settings of one {@code @ConfigMapping}.
 *
 * @param module the folder of the module that declares it
 * @param prefix of each setting's name
 */
public record SettingGroup(String module, String prefix, String description, List<Setting> settings) {}
