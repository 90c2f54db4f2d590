package edict.drl;

/** Rules that use every construct of the profile. */
final class Examples {

    /** The rule that the design and the style guide show. */
    static final String EMOTIONS =
            """
            // Fatigue and pain are physical states, not emotions (recital 18): « l'état physique ».
            rule "ai-act/art-5-1-f-emotion-recognition-work"
            when
                $system : AiSystem( infersEmotionsOrIntentions == true, emotionInput contains "biometric",
                                    setting contains "workplace" || setting contains "recruitment" || setting contains "education-institution",
                                    emotionTarget contains "workers" || emotionTarget contains "candidates" || emotionTarget contains "students",
                                    purposeMedicalOrSafety not in ("medical-strict", "safety-strict") )
                $role : Role( of == $system, code in ("provider", "deployer") )
            then
                prohibit( $system, $role );
            end
            """;

    static final String CONSTRAINTS =
            """
            /* Several
               lines. */
            rule "ai-act/constraints # one"
            when
                $o : Organisation( country memberOf parameter("eu/members"),
                        country not memberOf parameter( "eu/members" ), country == "FR",
                        name != "x", staff >= -12.50, staff < -3, staff <= - 2, staff != 1.0e25, staff in (-5, -4.5),
                        staff memberOf parameter("house/ages"), assessed == parameter("house/strict"),
                        intersects(countries, parameter("eu/members")), within(countries, "FR", "DE"),
                        !( staff == 0 ), country in ("FR") )
                $s : AiSystem( $placed : firstPlacedOn, $places : setting, operator == $o /* who runs it */,
                        setting not contains "shop", !( setting not contains "shop" ), !!( trained == true ),
                        !( trained == true && ( !( trained == false ) || trained != true ) ),
                        !( emotionInput contains "biometric" || !( purposeMedicalOrSafety in ("medical-strict", "safety-strict") ) ),
                        !( purposeMedicalOrSafety not in ("medical-strict", "safety-strict") ),
                        earlier(firstPlacedOn, "2026-08-02"), !later(firstPlacedOn, parameter("dsa/since")),
                        reached(firstPlacedOn, "P4M") || reached( firstPlacedOn , parameter("dsa/period") ) // two
                                || overdue( firstPlacedOn, "P15D" ) || overdue(withdrawnOn, "P14WD", parameter("house/holidays"))
                                || ! ( earlier( withdrawnOn, "2020-02-29" ) ),
                        trained == true && ( within(setting, "shop", "workplace") || trained == false ),
                        ( intersects(setting, "shop") || any(setting) ), withdrawnOn > $placed )
                Contract( customer == $o, longer(switchingTransition, "P30D"),
                        !shorter(switchingTransition, parameter("dsa/period")) || longer(switchingTransition, "P14WD") )
            then
                advise( $s, $o ); // a comment
                classify( Noted( $s, $placed, "P14WD", -2.5, true, $places ) );
            end
            """;

    static final String GROUPS =
            """
            rule "ai-act/groups"
            when
                $o : Organisation( assessed == true )
                $s : AiSystem( operator == $o )
                not NotHighRisk( of == $s )
                exists( Role( of == $s ) and ( Role( of == $s, code == "importer" ) or Role( of == $s, holder == $o ) ) )
                ( HighRiskSystem( of == $s, route == "annex-i" ) or Role( of == $s ) and Contract( customer == $o ) )
                not( Role( $h : holder, of == $s )
                    and not( Contract( customer == $h ) and exists Contract( supplier == $h ) ) )
                forall( $r : Role( of == $s ) Organisation( this == $o ) Contract( supplier == $o, customer == $o ) )
                accumulate(
                    $m : Model( developer == $o, $u : users ) and AiSystem( models contains $m );
                    $n : count(), $sum : sum( $u ), $least : min( $u ), $most : max( $u );
                    $n > 2 || $sum >= parameter("ai-act/systemic-compute"), !( $least < 1 ), $most == 3 )
                accumulate( AiSystem( trained == false ); $all : count(); $all != 0 )
                ( ( Contract( supplier == $o ) ) )
            then
                applies( $s, $o );
                require( $s, $o );
                breach( $s, $o );
                fulfil( $s, $o );
                exempt( $s, $o, "ai-act/art-50-2-*" );
                exempt( $s, $o, "ai-act/art-50" );
                score( $s, "exit-cost", 3 );
                score( $s, "exit-cost", "low" );
                ask( $s, "setting" );
            end
            """;

    /** Two patterns that only a third one joins. */
    static final String OUT_OF_ORDER =
            """
            rule "ai-act/out-of-order"
            when
                $o : Organisation( assessed == true, $notified : designationNotifiedOn )
                $s : AiSystem( $placed : firstPlacedOn, withdrawnOn > $notified )
                $r : Role( holder == $o, of == $s, code == "provider" )
                not( $m : Model( ) and AiSystem( operator == $o, models contains $m ) )
            then
                require( $s, $r );
            end
            """;

    private Examples() {}
}
