package edict.reference;
import java.util.*;
class InexactHunt {
    @org.junit.jupiter.api.Test void go() {
        Drawing d = Drawing.of(Integer.getInteger("edict.documents", 100), Long.getLong("edict.seed", 0));
        System.out.println("INEXACT "+d.inexactCases.size());
        Map<String,Integer> kinds=new TreeMap<>();
        d.inexactCases.forEach(f->kinds.merge(f.disagreement().text().split(":")[0],1,Integer::sum));
        System.out.println(kinds);
        Set<String> seen=new HashSet<>(); int shown=0;
        for (Drawing.Failure f : d.inexactCases) {
            if (shown>=Integer.getInteger("edict.shown",12)) break;
            String start=f.disagreement().text().split(":")[0];
            Sketch s = Shrinker.shrink(f.sketch(), k -> { Comparison c=new Comparison(k, Meaning.of(k).orElseThrow(), new Product(k).conclude(k)); return c.disagreements().isEmpty() && c.inexact().stream().anyMatch(t->t.startsWith(start)); });
            String sig = start+TreeReader.read(s.rules()).stream().map(r->Census.constructs(s.vocabulary(),List.of(),r).toString()).toList();
            if (!seen.add(sig)) continue;
            shown++;
            Comparison c=new Comparison(s, Meaning.of(s).orElseThrow(), new Product(s).conclude(s));
            System.out.println("#### seed "+f.seed()+" "+c.inexact()+"\n"+s);
        }
    }
}
