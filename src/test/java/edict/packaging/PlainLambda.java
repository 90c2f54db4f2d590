package edict.packaging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A lambda or method reference as a class of its own.
 *
 * @param name of the class
 * @param nest whose private members it may call
 * @param version of class files
 * @param source the file in which it is written
 * @param method that its interface asks for
 * @param factory what it holds, and the interface
 * @param erased types of the method as the interface declares it
 * @param target what is called
 * @param meant types of the method where the lambda is written
 */
record PlainLambda(
        String name,
        String nest,
        int version,
        @Nullable String source,
        String method,
        Type factory,
        Type erased,
        Handle target,
        Type meant) {

    /** The method that gives one, of the type of {@link #factory}. */
    static final String MAKE = "make";

    private static final String MARK = "$$";
    private static final String ONE = "ONE";
    private static final String CONSTRUCTOR = "<init>";
    private static final String OBJECT = "java/lang/Object";

    /** How the lambda of a class is called. @param number from 0 on */
    static String name(String host, int number) {
        return host + MARK + number;
    }

    /** The class of which it was a part. */
    static String host(String name) {
        return name.substring(0, name.lastIndexOf(MARK));
    }

    byte[] bytes() {
        ClassWriter to = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = {factory.getReturnType().getInternalName()};
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        to.visit(version, access, name, null, OBJECT, interfaces);
        to.visitSource(source, null);
        to.visitNestHost(nest);
        for (int i = 0; i < held().length; i++) {
            to.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), held()[i].getDescriptor(), null, null)
                    .visitEnd();
        }
        construct(to);
        make(to);
        call(to);
        to.visitEnd();
        return to.toByteArray();
    }

    private Type[] held() {
        return factory.getArgumentTypes();
    }

    private static String field(int number) {
        return "held" + number;
    }

    private void construct(ClassWriter to) {
        MethodVisitor code = to.visitMethod(Opcodes.ACC_PRIVATE, CONSTRUCTOR, constructor(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int local = 1;
        for (int i = 0; i < held().length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(held()[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), held()[i].getDescriptor());
            local += held()[i].getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private String constructor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, held());
    }

    /** What holds nothing is one, as it was before. */
    private void make(ClassWriter to) {
        MethodVisitor code = to.visitMethod(Opcodes.ACC_STATIC, MAKE, factory.getDescriptor(), null, null);
        code.visitCode();
        if (held().length == 0) {
            String type = Type.getObjectType(name).getDescriptor();
            to.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONE, type, null, null)
                    .visitEnd();
            MethodVisitor first = to.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
            first.visitCode();
            construct(first);
            first.visitFieldInsn(Opcodes.PUTSTATIC, name, ONE, type);
            end(first, Opcodes.RETURN);
            code.visitFieldInsn(Opcodes.GETSTATIC, name, ONE, type);
        } else {
            construct(code);
        }
        end(code, Opcodes.ARETURN);
    }

    /** Of the locals of a method that has what is held. */
    private void construct(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type type : held()) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            local += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructor(), false);
    }

    private void call(ClassWriter to) {
        MethodVisitor code = to.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
        code.visitCode();
        Type owner = Type.getObjectType(target.getOwner());
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        List<Type> wanted = new ArrayList<>();
        if (constructs) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        } else if (target.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(owner);
        }
        wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        for (int i = 0; i < held().length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), held()[i].getDescriptor());
            Conversion.write(code, held()[i], held()[i], wanted.get(i));
        }
        int local = 1;
        for (int i = 0; i < erased.getArgumentTypes().length; i++) {
            Type given = erased.getArgumentTypes()[i];
            code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), local);
            Conversion.write(code, given, meant.getArgumentTypes()[i], wanted.get(held().length + i));
            local += given.getSize();
        }
        code.visitMethodInsn(opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        Type got = constructs ? owner : Type.getReturnType(target.getDesc());
        Type asked = erased.getReturnType();
        if (asked.equals(Type.VOID_TYPE)) {
            drop(code, got);
        } else {
            Conversion.write(code, got, meant.getReturnType(), asked);
        }
        end(code, asked.getOpcode(Opcodes.IRETURN));
    }

    /** What is private in a nest is called as what is not. */
    private int opcode() {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private static void drop(MethodVisitor code, Type got) {
        if (got.getSize() > 0) {
            code.visitInsn(got.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
        }
    }

    private static void end(MethodVisitor code, int returning) {
        code.visitInsn(returning);
        // Worked out by the writer.
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
