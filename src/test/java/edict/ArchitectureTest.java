package edict;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import edict.facts.Entity;
import edict.facts.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the house is built; a sentence each. */
class ArchitectureTest {

    private static final JavaClasses EDICT = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** The whole flow in one method stands here, in the package {@code edict} itself. */
    private static final String ROOT = "";

    /**
     * A package may use those before it, never those after it. The command line stands last because one of its commands
     * starts the server.
     */
    private static final List<String> ORDER = List.of(
            "document", "vocabulary", "drl", "rulebook", "facts", "findings", "engine", "continuity", "scoring", "decision",
            "imports", "procurement", ROOT, "report", "asking", "workbench", "http", "cli");

    @ParameterizedTest
    @MethodSource("packages_in_order")
    void a_package_uses_only_those_before_it(String name, List<String> later) {
        String[] forbidden = later.stream().map(ArchitectureTest::glob).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(glob(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(EDICT);
    }

    static Stream<Arguments> packages_in_order() {
        return ORDER.stream()
                .limit(ORDER.size() - 1)
                .map(name -> Arguments.of(name, ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size())));
    }

    private static String glob(String name) {
        return name.equals(ROOT) ? "edict" : "edict." + name + "..";
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        Set<String> found = new TreeSet<>();
        EDICT.forEach(type -> found.add(type.getPackageName().replaceFirst("^edict\\.?", "")));

        assertThat(found).isEqualTo(new TreeSet<>(ORDER));
    }

    @Test
    void classes_were_found_in_every_package() {
        assertThat(EDICT).hasSizeGreaterThan(300);
        for (String name : List.of("document", "drl", "engine", "facts", "findings", "decision", "report", "http", "cli")) {
            assertThat(EDICT.stream().filter(type -> type.getPackageName().equals("edict." + name)))
                    .as(name)
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void nothing_is_null_unless_it_says_so() throws ClassNotFoundException {
        Set<String> packages = new TreeSet<>();
        EDICT.stream().map(JavaClass::getPackageName).forEach(packages::add);
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void only_the_reader_of_rules_and_the_engine_know_drools() {
        noClasses()
                .that()
                .resideOutsideOfPackages("edict.drl..", "edict.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..")
                .check(EDICT);
    }

    @Test
    void only_the_edges_know_what_day_it_is() {
        noClasses()
                .that()
                .resideOutsideOfPackages("edict.cli..", "edict.http..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("an evaluation is repeatable only when its date is an input")
                .check(EDICT);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("edict.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(EDICT);
    }

    @Test
    void only_facts_and_the_engine_read_the_value_of_an_attribute() {
        noClasses()
                .that()
                .resideOutsideOfPackages("edict.facts..", "edict.engine..")
                .should()
                .callMethod(Entity.class, "value", String.class)
                .orShould()
                .callMethod(Given.class, "value")
                .because("law is judged by rules alone")
                .check(EDICT);
    }

    @Test
    void no_class_is_made_while_the_program_runs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.tools..", "javax.script..", "org.mvel2..")
                .check(EDICT);
    }
}
