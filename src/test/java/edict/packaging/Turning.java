package edict.packaging;

import java.lang.invoke.LambdaMetafactory;
import java.lang.runtime.ObjectMethods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class whose call sites of lambdas and of records' methods become calls. */
final class Turning extends ClassVisitor {

    private static final String LAMBDAS = Type.getInternalName(LambdaMetafactory.class);
    private static final String RECORDS = Type.getInternalName(ObjectMethods.class);

    /** How the compiler says that a lambda can be serialized, and has no bridges. */
    private static final List<Integer> SERIALIZABLE =
            List.of(LambdaMetafactory.FLAG_SERIALIZABLE | LambdaMetafactory.FLAG_BRIDGES, 0);

    /** Makes lambdas of what was written; nothing is written any more. */
    private static final String READING = "$deserializeLambda$";

    private final Consumer<PlainLambda> made;
    private final List<RecordMethod> methods = new ArrayList<>();
    private String name = "";
    private String nest = "";
    private @Nullable String source;
    private int version;
    private int lambdas;

    /** @param made gets what becomes a class of its own */
    Turning(ClassVisitor next, Consumer<PlainLambda> made) {
        super(Opcodes.ASM9, next);
        this.made = made;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.version = version;
        this.name = name;
        this.nest = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        this.source = source;
        super.visitSource(source, debug);
    }

    @Override
    public void visitNestHost(String nest) {
        this.nest = nest;
        super.visitNestHost(nest);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access,
            String method,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        if (method.equals(READING)) {
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals(LAMBDAS)) {
                    PlainLambda lambda = lambda(called, type, arguments);
                    made.accept(lambda);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.name(), PlainLambda.MAKE, type, false);
                } else if (bootstrap.getOwner().equals(RECORDS)) {
                    RecordMethod plain = recordMethod(called, type, arguments);
                    methods.add(plain);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, name, plain.name(), type, false);
                } else {
                    super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                }
            }
        };
    }

    /**
     * @param arguments as {@link LambdaMetafactory#metafactory} has them, or {@link LambdaMetafactory#altMetafactory} for what can be
     *     serialized
     */
    private PlainLambda lambda(String method, String factory, Object[] arguments) {
        if (arguments.length > 3 && !List.of(arguments).subList(3, arguments.length).equals(SERIALIZABLE)) {
            throw new IllegalStateException(name + ": a lambda of several interfaces or with bridges, which nothing here turns");
        }
        return new PlainLambda(
                PlainLambda.name(name, lambdas++),
                nest,
                version,
                source,
                method,
                Type.getMethodType(factory),
                (Type) arguments[0],
                (Handle) arguments[1],
                (Type) arguments[2]);
    }

    /** @param arguments as {@link ObjectMethods#bootstrap} has them: the record, what its components are called, and their fields */
    private RecordMethod recordMethod(String method, String descriptor, Object[] arguments) {
        String names = (String) arguments[1];
        List<Handle> fields = Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
        return new RecordMethod(name, method, descriptor, names.isEmpty() ? List.of() : List.of(names.split(";")), fields);
    }

    @Override
    public void visitEnd() {
        methods.forEach(method -> method.write(cv));
        super.visitEnd();
    }
}
