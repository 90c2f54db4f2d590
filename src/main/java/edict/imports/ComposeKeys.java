package edict.imports;

import edict.vocabulary.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Compose files say and no rule asks about, and why it is left out. */
final class ComposeKeys {

    static final Text FORM = new Text("the version of the format", "la version du format");
    static final Text EXTENSIONS = new Text(
            "extensions (`x-…`), which are read where they are used", "extensions (`x-…`), lues là où elles servent");
    static final Text OVERRIDDEN = new Text(
            "what a later file says otherwise", "ce qu'un fichier suivant dit autrement");
    static final Text SETTINGS = new Text(
            "settings of the software in the containers that name no service, host, model or telemetry",
            "réglages des logiciels dans les conteneurs qui ne désignent ni service, ni hôte, ni modèle, ni télémétrie");
    static final Text RUNNING = new Text(
            "how containers are started, watched, limited and labelled",
            "la manière dont les conteneurs sont démarrés, surveillés, limités et étiquetés");
    static final Text NETWORKS = new Text(
            "networks, ports and names within them", "les réseaux, leurs ports et leurs noms");
    static final Text RIGHTS = new Text(
            "rights, users and devices of containers", "les droits, utilisateurs et périphériques des conteneurs");
    static final Text FILES = new Text(
            "files and folders that containers are given: configuration, certificates, sockets",
            "les fichiers et dossiers remis aux conteneurs : configuration, certificats, sockets");
    static final Text BUILDING = new Text("how images are built", "la manière dont les images sont construites");
    static final Text VOLUMES = new Text(
            "how volumes are declared, and those that keep nothing", "la déclaration des volumes, et ceux qui ne conservent rien");

    private static final Map<String, Text> SERVICE = new HashMap<>();

    static {
        all(RUNNING, "annotations", "attach", "blkio_config", "cgroup", "cgroup_parent", "cpu_count", "cpu_percent", "cpu_period",
                "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "develop", "healthcheck", "init", "ipc",
                "isolation", "label_file", "labels", "log_driver", "log_opt", "logging", "mem_limit", "mem_reservation", "mem_swappiness",
                "memswap_limit", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "post_start", "pre_stop",
                "pull_policy", "pull_refresh_after", "restart", "scale", "shm_size", "stdin_open", "stop_grace_period", "stop_signal",
                "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "uts", "working_dir");
        all(NETWORKS, "container_name", "dns", "dns_opt", "dns_search", "domainname", "expose", "extra_hosts", "hostname", "mac_address",
                "network_mode", "networks", "ports");
        all(RIGHTS, "cap_add", "cap_drop", "credential_spec", "device_cgroup_rules", "devices", "group_add", "privileged", "read_only",
                "runtime", "security_opt", "use_api_socket", "user", "userns_mode");
        all(FILES, "configs", "secrets");
    }

    private ComposeKeys() {}

    private static void all(Text because, String... keys) {
        List.of(keys).forEach(key -> SERVICE.put(key, because));
    }

    /** Why what stands under a key of a service is left out; empty for what is read, and for what nobody knows. */
    static Map<String, Text> ofServices() {
        return SERVICE;
    }

    static boolean isExtension(String key) {
        return key.startsWith("x-");
    }
}
